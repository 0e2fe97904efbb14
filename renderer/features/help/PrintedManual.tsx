import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { ChapterText } from './ChapterText.tsx';
import { chaptersOf } from './chapters.ts';
import { FieldReference } from './FieldReference.tsx';
import { IndicatorReference } from './IndicatorReference.tsx';
import { RuleReference } from './RuleReference.tsx';

/** The whole manual on one page, as it is printed and made into a PDF. */
export function PrintedManual() {
  const { t } = useTranslation();
  const { app_version } = useSession();
  const chapters = chaptersOf(currentLanguage());
  return (
    <article className="help-printed">
      <header className="help-cover">
        <h1>{t('product')}</h1>
        <p>{t('help.title')}</p>
        <p className="quiet">{t('help.version', { version: app_version })}</p>
      </header>
      <nav aria-label={t('help.contents')} className="help-contents">
        <h2>{t('help.contents')}</h2>
        <ol>
          {chapters.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
          <li>{t('help.indicators')}</li>
          <li>{t('help.fields')}</li>
          <li>{t('help.rules')}</li>
        </ol>
      </nav>
      {chapters.map(({ id, title, text }) => (
        <section key={id} className="help-printed-chapter">
          <h1>{title}</h1>
          <ChapterText text={text} />
        </section>
      ))}
      <section className="help-printed-chapter">
        <h1>{t('help.indicators')}</h1>
        <IndicatorReference />
      </section>
      <section className="help-printed-chapter">
        <h1>{t('help.fields')}</h1>
        <FieldReference />
      </section>
      <section className="help-printed-chapter">
        <h1>{t('help.rules')}</h1>
        <RuleReference />
      </section>
    </article>
  );
}
