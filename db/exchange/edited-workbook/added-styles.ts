import { Styles } from './styles-part.ts';

/** Looks of the list of queries, as numbers of cell formats in a workbook's styles. */
export interface ListStyles {
  readonly title: number;
  readonly fact: number;
  readonly head: number;
  readonly body: number;
  readonly link: number;
}

export const plainStyles: ListStyles = { title: 0, fact: 0, head: 0, body: 0, link: 0 };

/**
 * Adds the looks of the list to a workbook's styles; those that are there keep their numbers.
 * @throws NotOperable where the styles are not written as expected
 */
export function addStyles(xml: string): { readonly xml: string; readonly styles: ListStyles } {
  const edited = new Styles(xml);
  const face = '<name val="宋体"/><charset val="134"/>';
  const titleFont = edited.append('fonts', `<font><b/><sz val="16"/>${face}</font>`);
  const headFont = edited.append('fonts', `<font><b/><sz val="11"/>${face}</font>`);
  const bodyFont = edited.append('fonts', `<font><sz val="11"/>${face}</font>`);
  const linkFont = edited.append('fonts', `<font><u/><sz val="11"/><color rgb="FF0B57A4"/>${face}</font>`);
  const fill = edited.append(
    'fills',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFF2F2F2"/><bgColor indexed="64"/></patternFill></fill>',
  );
  const side = (name: string): string => `<${name} style="thin"><color rgb="FFA6A6A6"/></${name}>`;
  const border = edited.append(
    'borders',
    `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
  );
  const format = (font: number, inTable: boolean, filled: boolean, align: string): number =>
    edited.append(
      'cellXfs',
      `<xf numFmtId="49" fontId="${font}" fillId="${filled ? fill : 0}" borderId="${inTable ? border : 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`,
    );
  const wrapped = 'horizontal="left" vertical="center" wrapText="1"';
  const styles = {
    title: format(titleFont, false, false, 'horizontal="left" vertical="center"'),
    fact: format(bodyFont, false, false, wrapped),
    head: format(headFont, true, true, 'horizontal="center" vertical="center" wrapText="1"'),
    body: format(bodyFont, true, false, wrapped),
    link: format(linkFont, true, false, wrapped),
  };
  return { xml: edited.xml, styles };
}
