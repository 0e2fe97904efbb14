import { Alert, Button, CloseButton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExtractRecipe } from '../../../db/domain/extract/recipe.ts';
import type { ExtractRecipes } from '../../../db/domain/extract-answers.ts';
import { call } from '../../api/client.ts';
import { failureWords } from '../../ui/failure-words.ts';

const key = ['extract', 'recipes'];

/** What was kept before, a click each for the period shown now, and keeping what is chosen. */
export function RecipeBar(props: {
  /** What is chosen; null: nothing yet. */
  readonly recipe: ExtractRecipe | null;
  /** @param byKey called up from the keyboard: the next key writes it */
  readonly onRecipe: (recipe: ExtractRecipe, byKey: boolean) => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  /** The recipe that was taken up last. */
  const [chosen, setChosen] = useState<string | null>(null);
  const kept = useQuery({ queryKey: key, queryFn: () => call('extract.recipes', {}) });
  const took = (recipes: ExtractRecipes): void => {
    queries.setQueryData(key, recipes);
  };
  const keeping = useMutation({
    mutationFn: (recipe: ExtractRecipe) => call('extract.keep', { name: name.trim(), recipe }),
    onSuccess: (recipes) => {
      took(recipes);
      setChosen(typed);
    },
  });
  const dropping = useMutation({
    mutationFn: (one: string) => call('extract.drop', { name: one }),
    onSuccess: (recipes, one) => {
      took(recipes);
      if (one === chosen) setChosen(null);
    },
  });
  const renaming = useMutation({
    mutationFn: (input: { readonly name: string; readonly to: string }) => call('extract.rename', input),
    onSuccess: (recipes, { to }) => {
      took(recipes);
      setChosen(to);
    },
  });
  const recipes = Object.entries(kept.data ?? {});
  const { recipe, onRecipe } = props;
  const choose = ([one, of]: readonly [string, ExtractRecipe], byKey: boolean): void => {
    setChosen(one);
    setName(one);
    onRecipe(of, byKey);
  };
  useDigits((digit) => {
    const wanted = recipes[digit - 1];
    if (wanted !== undefined) choose(wanted, true);
  });
  const error = kept.error ?? keeping.error ?? renaming.error ?? dropping.error;
  const typed = name.trim();
  if (recipes.length === 0 && recipe === null) return null;
  return (
    <div className="extract-recipes">
      {recipes.length === 0 ? null : (
        <ul className="extract-kept" aria-label={t('extract.recipes')}>
          {recipes.map(([one, of], at) => (
            <li key={one}>
              <Button
                size="xs"
                variant={one === chosen ? 'filled' : 'light'}
                aria-label={one}
                aria-pressed={one === chosen}
                {...(at < lastDigit
                  ? { title: t('extract.digit', { digit: at + 1 }), 'aria-keyshortcuts': String(at + 1) }
                  : {})}
                rightSection={at < lastDigit ? <kbd>{at + 1}</kbd> : null}
                onClick={() => choose([one, of], false)}
              >
                {one}
              </Button>
              <CloseButton
                size="xs"
                aria-label={t('extract.drop', { name: one })}
                onClick={() => dropping.mutate(one)}
              />
            </li>
          ))}
        </ul>
      )}
      {recipe === null ? null : (
        <form
          className="extract-keep"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== '') keeping.mutate(recipe);
          }}
        >
          <TextInput
            size="xs"
            aria-label={t('extract.name')}
            placeholder={t('extract.name')}
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button
            size="xs"
            variant="default"
            type="submit"
            disabled={typed === ''}
            loading={keeping.isPending}
          >
            {t(typed !== '' && typed === chosen ? 'extract.keepAgain' : 'extract.keep')}
          </Button>
          {chosen !== null && typed !== '' && typed !== chosen ? (
            <Button
              size="xs"
              variant="default"
              loading={renaming.isPending}
              onClick={() => renaming.mutate({ name: chosen, to: typed })}
            >
              {t('extract.rename', { name: chosen })}
            </Button>
          ) : null}
        </form>
      )}
      {error === null ? null : (
        <Alert color="red" role="alert">
          {failureWords(error)}
        </Alert>
      )}
    </div>
  );
}

/** Keys of one digit choose as many recipes. */
const lastDigit = 9;

/** Hears a digit alone, wherever nothing is being typed. */
function useDigits(hear: (digit: number) => void): void {
  const hearing = useRef(hear);
  useEffect(() => {
    hearing.current = hear;
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, altKey, metaKey } = event;
      const types =
        target instanceof Element && target.closest('input:not([type=checkbox]), select, textarea') !== null;
      if (!/^[1-9]$/.test(key) || ctrlKey || altKey || metaKey || types) return;
      hearing.current(Number(key));
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, []);
}
