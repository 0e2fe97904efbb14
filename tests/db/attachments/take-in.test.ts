import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  attachmentFolder,
  findAttachment,
  readAttachment,
  removeUnfinished,
  sha256Of,
  takeIn,
} from '../../../db/attachments/attachment-files.ts';
import { attachmentLimit } from '../../../db/domain/attachment.ts';
import { failureOf } from '../../support/failures.ts';
import { pdf, program } from '../../support/sample-files.ts';
import { temporaryFolder } from '../../support/store-folder.ts';

let data: ReturnType<typeof temporaryFolder>;
let from: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  data = temporaryFolder();
  from = temporaryFolder();
});
afterEach(() => {
  data.remove();
  from.remove();
});

function source(name: string, content: Uint8Array): string {
  const path = join(from.path, name);
  writeFileSync(path, content);
  return path;
}

const kept = (): string[] =>
  existsSync(attachmentFolder(data.path)) ? readdirSync(attachmentFolder(data.path)).toSorted() : [];

describe('taking a file in', () => {
  it('keeps each content once, under its hash, for its owner only', () => {
    const taken = takeIn(data.path, source('回单.pdf', pdf()));
    expect(taken).toEqual({ name: '回单.pdf', sha256: sha256Of(pdf()), bytes: pdf().length, kind: 'pdf' });
    takeIn(data.path, source('副本.pdf', pdf()));
    expect(kept()).toEqual([taken.sha256]);
    const path = join(attachmentFolder(data.path), taken.sha256);
    expect(readFileSync(path)).toEqual(pdf());
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(attachmentFolder(data.path)).mode & 0o777).toBe(0o700);
  });

  it('does not ask for the name: a program called .pdf is refused, a PDF called .exe is one', async () => {
    expect(await failureOf(() => takeIn(data.path, source('合同.pdf', program())))).toMatchObject({
      code: 'attachment_refused',
      args: { file: '合同.pdf', reason: 'kind_unknown' },
    });
    expect(takeIn(data.path, source('合同.exe', pdf())).kind).toBe('pdf');
  });

  it('takes 20 MB and not a byte more', async () => {
    const path = source('大.pdf', pdf());
    truncateSync(path, attachmentLimit);
    expect(takeIn(data.path, path).bytes).toBe(attachmentLimit);
    truncateSync(path, attachmentLimit + 1);
    expect(await failureOf(() => takeIn(data.path, path))).toMatchObject({
      code: 'attachment_refused',
      args: { file: '大.pdf', reason: 'too_large' },
    });
  });

  it('names a source that is empty, gone, a folder, a pipe or a device', async () => {
    const reason = async (path: string) => (await failureOf(() => takeIn(data.path, path))).args.reason;
    expect(await reason(source('空.pdf', Buffer.alloc(0)))).toBe('empty');
    mkdirSync(join(from.path, '文件夹'));
    expect(await reason(join(from.path, '文件夹'))).toBe('kind_unknown');
    if (process.platform !== 'win32') {
      execFileSync('sh', ['-c', 'mkfifo pipe.pdf'], { cwd: from.path });
      expect(await reason(join(from.path, 'pipe.pdf'))).toBe('kind_unknown');
      expect(await reason('/dev/zero')).toBe('kind_unknown');
    }
    expect((await failureOf(() => takeIn(data.path, join(from.path, '没有.pdf')))).code).toBe('file_missing');
    expect(kept()).toEqual([]);
  });

  it('mends a file in the data folder that is not as its name says', () => {
    const { sha256 } = takeIn(data.path, source('回单.pdf', pdf()));
    writeFileSync(join(attachmentFolder(data.path), sha256), 'x');
    takeIn(data.path, source('回单.pdf', pdf()));
    expect(findAttachment(data.path, sha256).state).toBe('present');
  });
});

describe('reading it again', () => {
  it('says what is missing or changed, and takes it from the backups where they have it', async () => {
    const { sha256 } = takeIn(data.path, source('回单.pdf', pdf()));
    const path = join(attachmentFolder(data.path), sha256);
    expect(readAttachment(data.path, sha256, '回单.pdf')).toEqual({ content: pdf(), kind: 'pdf' });

    writeFileSync(path, pdf('改过'));
    expect(await failureOf(() => readAttachment(data.path, sha256, '回单.pdf'))).toMatchObject({
      code: 'attachment_lost',
      args: { file: '回单.pdf', reason: 'changed' },
    });
    rmSync(path);
    expect((await failureOf(() => readAttachment(data.path, sha256, '回单.pdf'))).args.reason).toBe(
      'missing',
    );

    const backups = join(data.path, 'backups', 'attachments');
    mkdirSync(backups, { recursive: true });
    writeFileSync(join(backups, sha256), pdf('改过'));
    expect(findAttachment(data.path, sha256).state).toBe('missing');
    writeFileSync(join(backups, sha256), pdf());
    expect(readAttachment(data.path, sha256, '回单.pdf').content).toEqual(pdf());
    expect(readFileSync(path)).toEqual(pdf());
  });

  it('follows no name that is no hash, and no link', () => {
    const secret = source('秘密.pdf', pdf());
    const hash = sha256Of(pdf());
    mkdirSync(attachmentFolder(data.path), { recursive: true });
    symlinkSync(secret, join(attachmentFolder(data.path), hash));
    expect(findAttachment(data.path, hash).state).toBe('changed');
    for (const name of [`../../${secret}`, '..', '', `${hash}/`, hash.toUpperCase()])
      expect(findAttachment(data.path, name).state).toBe('missing');
  });
});

describe('a copy that is cut short', () => {
  it('by a full disk is named and leaves nothing', async (context) => {
    mkdirSync(attachmentFolder(data.path));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', attachmentFolder(data.path)], {
        stdio: 'pipe',
      });
    } catch {
      context.skip('no small disk: mounting one is not allowed here');
    }
    try {
      const large = source('大.pdf', Buffer.concat([pdf(), Buffer.alloc(200_000)]));
      expect((await failureOf(() => takeIn(data.path, large))).code).toBe('disk_full');
      expect(kept()).toEqual([]);
      expect(takeIn(data.path, source('小.pdf', pdf())).bytes).toBe(pdf().length);
    } finally {
      execFileSync('umount', [attachmentFolder(data.path)]);
    }
  });

  it('by kill -9 leaves whole files only under final names, and what is left goes at the next start', {
    timeout: 60_000,
  }, async () => {
    const driver = fileURLToPath(new URL('./take-in-until-killed.ts', import.meta.url));
    for (const [run, delay] of [0, 2, 5, 9, 14, 3, 7].entries()) {
      const child = spawn(process.execPath, [driver, data.path, from.path, String(run)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await once(child, 'close');
      writeFileSync(join(attachmentFolder(data.path), `.${randomUUID()}.part`), 'half');
      for (const name of kept().filter((one) => !one.endsWith('.part')))
        expect(findAttachment(data.path, name).state, name).toBe('present');
      removeUnfinished(data.path);
      expect(kept().filter((name) => name.endsWith('.part'))).toEqual([]);
    }
    expect(kept().length).toBeGreaterThanOrEqual(7);
  });
});
