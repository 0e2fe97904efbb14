import { Alert, Button, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReferenceOffer } from '../../../db/domain/answers.ts';
import { optionLabel, typeLabel } from '../../../db/domain/locale/locale.ts';
import { call } from '../../api/client.ts';
import { isOfRecords } from '../../api/queries.ts';
import { currentLanguage } from '../../locale/setup.ts';
import { failureWords } from '../../ui/failure-words.ts';

/**
 * What the app's registers know of the unit and the ledger does not hold: offered with where it was read, taken over when
 * asked for. Nothing is shown where there is nothing to take over.
 */
export function KnownPairings() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const offers = useQuery({ queryKey: ['reference'], queryFn: () => call('reference.offers', {}) });
  const adopting = useMutation({
    mutationFn: () => call('reference.adopt', {}),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => isOfRecords(queryKey) }),
  });
  const missing = (offers.data ?? []).filter(({ present }) => !present);
  if (adopting.isSuccess)
    return <Text role="status">{t('forms.knownTaken', { count: adopting.data.added })}</Text>;
  if (missing.length === 0) return null;
  return (
    <section className="known-pairings" aria-label={t('forms.known')}>
      <Title order={2}>{t('forms.known')}</Title>
      <Text size="sm">{t('forms.knownAbout')}</Text>
      <ul>
        {missing.map((offer) => (
          <li key={`${offer.type} ${offer.name}`}>
            <Offer offer={offer} />
          </li>
        ))}
      </ul>
      {adopting.isError ? (
        <Alert color="red" role="alert">
          {failureWords(adopting.error)}
        </Alert>
      ) : null}
      <Button onClick={() => adopting.mutate()} loading={adopting.isPending}>
        {t('forms.knownTake', { count: missing.length })}
      </Button>
    </section>
  );
}

function Offer({ offer }: { readonly offer: ReferenceOffer }) {
  const language = currentLanguage();
  const { type, name, pairing_type, note } = offer;
  const kind = pairing_type === null ? '' : ` · ${optionLabel(language, 'pairingType', pairing_type)}`;
  return (
    <>
      {typeLabel(language, type)} <strong lang="zh-CN">{name}</strong>
      {kind} <span className="quiet">{note}</span>
    </>
  );
}
