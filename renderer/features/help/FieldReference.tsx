import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../locale/setup.ts';
import { type FieldLine, fieldLines } from './field-lines.ts';

/** Every field of every form with its kind, unit, need and definition. */
export function FieldReference() {
  const { t } = useTranslation();
  return (
    <div className="help-text">
      <p>{t('help.fieldsIntro')}</p>
      {fieldLines(currentLanguage()).map(({ form, title, types }) => (
        <section key={form ?? ''}>
          <h2>{title ?? t('help.registers')}</h2>
          {types.map(({ type, label, lines }) => (
            <section key={type}>
              <h3>{label}</h3>
              <table aria-label={label}>
                <thead>
                  <tr>
                    <th scope="col">{t('help.field')}</th>
                    <th scope="col">{t('help.kind')}</th>
                    <th scope="col">{t('help.need')}</th>
                    <th scope="col">{t('help.definition')}</th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map((line) => (
                    <tr key={line.name}>
                      <th scope="row">{line.label}</th>
                      <td>
                        {t(`help.kinds.${line.kind}`)}
                        {line.unit === null ? '' : ` (${line.unit})`}
                        {line.target === null ? '' : ` → ${line.target}`}
                      </td>
                      <td>
                        {line.origin === 'computed'
                          ? t('help.origins.computed')
                          : t(`help.needs.${line.need}`)}
                        {line.origin === 'prefilled' ? t('help.origins.prefilled') : ''}
                      </td>
                      <td>
                        <Definition line={line} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          ))}
        </section>
      ))}
    </div>
  );
}

function Definition({ line }: { readonly line: FieldLine }) {
  return (
    <>
      {line.help}
      {line.options.length === 0 ? null : <div className="quiet">{line.options.join(' / ')}</div>}
    </>
  );
}
