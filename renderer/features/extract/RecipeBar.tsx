import { Alert, Button, CloseButton, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
  readonly onRecipe: (recipe: ExtractRecipe) => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const kept = useQuery({ queryKey: key, queryFn: () => call('extract.recipes', {}) });
  const took = (recipes: ExtractRecipes): void => {
    queries.setQueryData(key, recipes);
  };
  const keeping = useMutation({
    mutationFn: (recipe: ExtractRecipe) => call('extract.keep', { name: name.trim(), recipe }),
    onSuccess: (recipes) => {
      took(recipes);
      setName('');
    },
  });
  const dropping = useMutation({
    mutationFn: (one: string) => call('extract.drop', { name: one }),
    onSuccess: took,
  });
  const recipes = Object.entries(kept.data ?? {});
  const { recipe } = props;
  const error = kept.error ?? keeping.error ?? dropping.error;
  if (recipes.length === 0 && recipe === null) return null;
  return (
    <div className="extract-recipes">
      {recipes.length === 0 ? null : (
        <ul className="extract-kept" aria-label={t('extract.recipes')}>
          {recipes.map(([one, of]) => (
            <li key={one}>
              <Button size="xs" variant="light" onClick={() => props.onRecipe(of)}>
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
            if (name.trim() !== '') keeping.mutate(recipe);
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
            disabled={name.trim() === ''}
            loading={keeping.isPending}
          >
            {t('extract.keep')}
          </Button>
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
