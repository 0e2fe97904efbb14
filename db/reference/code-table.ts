/** A line of a shipped table of codes. */
export interface CodeLine {
  readonly code: string;
  /** '' at the top level. */
  readonly parent: string;
  readonly name: string;
}

/**
 * Lines of a shipped `code,parent,level,name_zh`, in file order.
 * @throws when a line has not four columns: a damaged installation must not start with half a table.
 */
export function readCodeTable(text: string, fileName: string): readonly CodeLine[] {
  const lines: CodeLine[] = [];
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    const [code, parent, , name, ...rest] = line.split(',');
    if (code === undefined || parent === undefined || name === undefined || rest.length > 0) {
      throw new Error(`${fileName}: unreadable line "${line}"`);
    }
    lines.push({ code, parent, name });
  }
  return lines;
}
