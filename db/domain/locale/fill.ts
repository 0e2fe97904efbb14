export type FillArgs = Readonly<Record<string, string | number | null>>;

/**
 * Fills a template: `{name}` is replaced by the argument; a part in square brackets is left out unless every argument in
 * it is given (a blank or null one is not), so that no text ever shows a placeholder. An argument missing outside
 * brackets shows as `?`. Arguments are put in as they are: braces and brackets inside them mean nothing.
 */
export function fill(template: string, args: FillArgs = {}): string {
  return template
    .split(/(\[[^[\]]*\])/)
    .map((part) => {
      const optional = part.startsWith('[') && part.endsWith(']');
      const body = optional ? part.slice(1, -1) : part;
      if (optional && placeholders(body).some((name) => given(args, name) === null)) return '';
      return body.replace(/\{(\w+)\}/g, (_, name: string) => given(args, name) ?? '?');
    })
    .join('');
}

/** Names of the arguments that a template shows, each once. */
export function placeholders(template: string): readonly string[] {
  return [...new Set(Array.from(template.matchAll(/\{(\w+)\}/g), (match) => match[1] ?? ''))];
}

function given(args: FillArgs, name: string): string | null {
  const value = Object.hasOwn(args, name) ? args[name] : null;
  return value === null || value === undefined || value === '' ? null : String(value);
}
