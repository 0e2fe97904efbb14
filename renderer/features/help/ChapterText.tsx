import Markdown, { type MarkdownToJSX } from 'markdown-to-jsx/react';
import type { ComponentProps } from 'react';
import { pictureAddress } from './chapters.ts';

/** A picture of the program; its text says what is to be seen. */
function Picture({ src, alt }: ComponentProps<'img'>) {
  const address = typeof src === 'string' ? pictureAddress(src) : undefined;
  if (address === undefined) return null;
  return <img className="help-picture" src={address} alt={alt ?? ''} />;
}

/** A link to another chapter (`03-returns.md`); there are no others: nothing leads out of the program. */
function ChapterLink({ href, children }: ComponentProps<'a'>) {
  const chapter = /^\d\d-(.*)\.md$/.exec(href ?? '')?.[1];
  return chapter === undefined ? <span>{children}</span> : <a href={`#/help/${chapter}`}>{children}</a>;
}

const options: MarkdownToJSX.Options = {
  disableParsingRawHTML: true,
  wrapper: 'div',
  forceWrapper: true,
  forceBlock: true,
  overrides: { img: { component: Picture }, a: { component: ChapterLink } },
};

/** Draws a chapter's Markdown. */
export function ChapterText({ text }: { readonly text: string }) {
  return (
    <div className="help-text">
      <Markdown options={options}>{text}</Markdown>
    </div>
  );
}
