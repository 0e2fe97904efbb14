import type { CallInput } from '../domain/contract.ts';
import { fittingRecipe } from '../domain/extract/recipe.ts';
import type { ExtractRecipes } from '../domain/extract-answers.ts';
import { getSetting, setSettings } from '../repositories/settings.ts';
import type { ServiceContext } from './context.ts';
import { requireUnit } from './sessions.ts';

/** Name of the setting. */
const keptRecipes = 'extract_recipes';

/** The recipes of this installation, without what no declaration knows any more. @throws FailureError `not_initialised` */
export function extractRecipes(context: ServiceContext): ExtractRecipes {
  requireUnit(context);
  return Object.fromEntries(
    Object.entries(kept(context)).flatMap(([name, recipe]) => {
      const fitting = fittingRecipe(recipe);
      return fitting === null ? [] : [[name, fitting] as const];
    }),
  );
}

const kept = ({ ledger }: ServiceContext): Readonly<Record<string, unknown>> =>
  ledger.store.read((reader) => getSetting<Record<string, unknown>>(reader, keptRecipes)) ?? {};

/** Keeps a recipe under a name, in the place of one of the same name. */
export function keepRecipe(
  context: ServiceContext,
  { name, recipe }: CallInput<'extract.keep'>,
): ExtractRecipes {
  return change(context, [...Object.entries(kept(context)).filter(([one]) => one !== name), [name, recipe]]);
}

/** Gives a recipe another name, in the place of one that is called so; one that is not there is no mistake. */
export function renameRecipe(
  context: ServiceContext,
  { name, to }: CallInput<'extract.rename'>,
): ExtractRecipes {
  const others = Object.entries(kept(context)).filter(([one]) => one === name || one !== to);
  return change(
    context,
    others.map(([one, recipe]) => [one === name ? to : one, recipe]),
  );
}

/** Drops a kept recipe; one that is not there is no mistake. */
export function dropRecipe(context: ServiceContext, { name }: CallInput<'extract.drop'>): ExtractRecipes {
  return change(
    context,
    Object.entries(kept(context)).filter(([one]) => one !== name),
  );
}

function change(context: ServiceContext, recipes: readonly (readonly [string, unknown])[]): ExtractRecipes {
  const { person } = requireUnit(context);
  const values = { [keptRecipes]: Object.fromEntries(recipes) };
  setSettings(context.ledger.store, values, { person, at: context.ports.now(), why: null });
  return extractRecipes(context);
}
