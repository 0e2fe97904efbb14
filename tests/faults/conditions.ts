import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureCode } from '../../db/domain/failure.ts';

/** Where the driver works: both folders lie on one small disk. */
export interface Workplace {
  readonly disk: string;
  readonly dataDir: string;
  readonly outDir: string;
}

/** Something that goes wrong while the program runs, and is put right again. */
export interface Condition {
  readonly name: string;
  /** What a refusal may say of it: other words would send the officer the wrong way. */
  readonly codes: readonly FailureCode[];
  /** Whether it can stand before the folder is opened. */
  readonly beforeOpening: boolean;
  /** Whether the driver must be bound by the modes of folders. */
  readonly ordinaryUser: boolean;
  /** @returns what puts it right, with what was found wrong by it */
  impose(workplace: Workplace, pid: number): () => readonly string[];
}

const diskFull: Condition = {
  name: 'disk full',
  codes: ['disk_full'],
  beforeOpening: true,
  ordinaryUser: false,
  impose({ disk }) {
    const ballast = join(disk, 'ballast');
    try {
      for (;;) appendFileSync(ballast, Buffer.alloc(4096));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
    return () => {
      rmSync(ballast);
      return [];
    };
  },
};

const readOnly: Condition = {
  name: 'read-only',
  codes: ['folder_read_only'],
  beforeOpening: true,
  ordinaryUser: true,
  impose({ dataDir, outDir }) {
    const inside = readdirSync(outDir, { recursive: true, encoding: 'utf8' }).map((name) =>
      join(outDir, name),
    );
    const folders = [
      dataDir,
      join(dataDir, 'backups'),
      outDir,
      ...inside.filter((path) => statSync(path).isDirectory()),
    ];
    for (const folder of folders) chmodSync(folder, 0o555);
    return () => {
      for (const folder of folders) chmodSync(folder, 0o755);
      return [];
    };
  },
};

const gone: Condition = {
  name: 'folders gone',
  codes: ['folder_missing', 'file_missing', 'store_missing'],
  // A data folder that is not there is made: that is what first use looks like.
  beforeOpening: false,
  ordinaryUser: false,
  impose({ dataDir, outDir }) {
    for (const folder of [dataDir, outDir]) renameSync(folder, `${folder}.gone`);
    return () => {
      const made = [dataDir, outDir].filter((folder) => existsSync(folder));
      for (const folder of made) rmSync(folder, { recursive: true });
      for (const folder of [dataDir, outDir]) renameSync(`${folder}.gone`, folder);
      return made.map((folder) => `made a new ${folder} where the folder was gone`);
    };
  },
};

const setFileSize = (pid: number, limit: string): void => {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${limit}:unlimited`]);
};

/** Writes beyond the first bytes of any file fail with EFBIG, which no errno table of ours names: an I/O error. */
const writesFail: Condition = {
  name: 'writes fail',
  codes: ['io_error'],
  beforeOpening: true,
  ordinaryUser: false,
  impose(_, pid) {
    setFileSize(pid, '16');
    return () => {
      setFileSize(pid, 'unlimited');
      return [];
    };
  },
};

export const conditions: readonly Condition[] = [diskFull, readOnly, gone, writesFail];
