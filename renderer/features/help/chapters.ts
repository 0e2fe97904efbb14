import type { Language } from '../../../db/domain/locale/labels.ts';

/** A chapter of the user manual as it stands in `docs/manual/<language>/<NN>-<id>.md`. */
export interface Chapter {
  /** The file's name without its number: the same in both languages, and the chapter's address. */
  readonly id: string;
  readonly title: string;
  /** Markdown below the title. */
  readonly text: string;
}

const sources = import.meta.glob<string>('../../../docs/manual/*/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const pictures = import.meta.glob<string>('../../../docs/manual/images/*/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The manual's chapters in the order of their numbers. */
export function chaptersOf(language: Language): readonly Chapter[] {
  return Object.entries(sources)
    .filter(([file]) => file.includes(`/manual/${language}/`))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([file, source]) => {
      const [head = '', ...rest] = source.split('\n');
      return {
        id: file.replace(/^.*\/\d\d-(.*)\.md$/, '$1'),
        title: head.replace(/^# /, ''),
        text: rest.join('\n').trim(),
      };
    });
}

/** Where the window finds a picture that a chapter names as `../images/<language>/<name>.png`. */
export function pictureAddress(name: string): string | undefined {
  return pictures[`../../../docs/manual/${name.replace(/^\.\.\//, '')}`];
}
