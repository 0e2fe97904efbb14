import { useTranslation } from 'react-i18next';
import { type ChosenPaper, paperName, papers } from '../../../db/domain/paper.ts';
import { ChoiceOf } from './ChoiceOf.tsx';

/** The paper that forms are printed on, and which way up. */
export function PaperChoice(props: {
  readonly paper: ChosenPaper;
  readonly onChoose: (paper: ChosenPaper) => void;
}) {
  const { t } = useTranslation();
  return (
    <ChoiceOf
      label={t('report.drafts.paper')}
      value={paperName(props.paper)}
      options={papers.map((one) => ({
        value: paperName(one),
        label: t(`report.drafts.papers.${paperName(one)}`),
      }))}
      onChoose={(value) => {
        const paper = papers.find((one) => paperName(one) === value);
        if (paper !== undefined) props.onChoose(paper);
      }}
    />
  );
}
