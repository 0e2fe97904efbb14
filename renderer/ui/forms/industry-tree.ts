/** A line of the tree of industries as it is drawn. */
export interface IndustryLine {
  readonly code: string;
  readonly name: string;
  /** 1 section, 2 division, 3 group, 4 class. */
  readonly level: number;
  readonly parent: string;
  /** Whether what lies below is shown; null for a class, which has nothing below. */
  readonly open: boolean | null;
  /** Place among its siblings, from 1, and their number. */
  readonly place: number;
  readonly siblings: number;
}

type Children = ReadonlyMap<string, readonly { readonly code: string; readonly name: string }[]>;

const levelOf = (code: string): number => (/^\d/.test(code) ? code.length : 1);

/** Lines of the tree from the sections down, what lies below an open code right after it. */
export function industryLines(children: Children, open: ReadonlySet<string>, parent = ''): IndustryLine[] {
  const below = children.get(parent) ?? [];
  return below.flatMap(({ code, name }, index) => {
    const level = levelOf(code);
    const line: IndustryLine = {
      code,
      name,
      level,
      parent,
      open: level === 4 ? null : open.has(code),
      place: index + 1,
      siblings: below.length,
    };
    return line.open === true ? [line, ...industryLines(children, open, code)] : [line];
  });
}

/** What a class lies in, from its section down: what must be open for it to be seen. */
export function pathTo(code: string, section: string): readonly string[] {
  return [section, code.slice(0, 2), code.slice(0, 3)];
}

/** What a key does at a line: go to a code, open or close the line, or take it; undefined for other keys. */
export type TreeStep =
  | { readonly go: string }
  | { readonly open: string }
  | { readonly close: string }
  | { readonly take: string };

/** Keys of a tree as the ARIA practices have them; Enter and Space take a class, and open or close what is none. */
export function treeStep(lines: readonly IndustryLine[], at: string, key: string): TreeStep | undefined {
  const index = lines.findIndex(({ code }) => code === at);
  const line = lines[index];
  if (line === undefined) return undefined;
  const to = (target: IndustryLine | undefined): TreeStep | undefined =>
    target === undefined ? undefined : { go: target.code };
  switch (key) {
    case 'ArrowDown':
      return to(lines[index + 1]);
    case 'ArrowUp':
      return to(lines[index - 1]);
    case 'Home':
      return to(lines[0]);
    case 'End':
      return to(lines.at(-1));
    case 'ArrowRight':
      if (line.open === false) return { open: at };
      // Into the branch: while its lines are still being read there is nowhere to go.
      return lines[index + 1]?.parent === at ? to(lines[index + 1]) : undefined;
    case 'ArrowLeft':
      if (line.open === true) return { close: at };
      return line.parent === '' ? undefined : { go: line.parent };
    case 'Enter':
    case ' ':
      if (line.open === null) return { take: at };
      return line.open ? { close: at } : { open: at };
    default:
      return undefined;
  }
}
