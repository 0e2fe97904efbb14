import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '../../domain/failure.ts';
import { asFileFailure } from '../../file-failure.ts';
import { codeOf, flushFolder, nameOnce, writeDurably } from './name-once.ts';

/** In the data folder: the installation's private key, PKCS #8 in PEM. */
export const keyFileName = 'installation-key.pem';
const ownerOnly = 0o600;

export interface InstallationKeys {
  /** Ed25519: 32 bytes in base64url without padding. */
  readonly publicKey: string;
  /** Signature of the text's UTF-8 bytes: 64 bytes in base64url without padding. The same text gives the same one. */
  sign(text: string): string;
}

/**
 * The key pair of the installation, made at first use. An existing key is never replaced, also not a damaged one: the
 * receivers know the unit by it (design §6, keys).
 * @throws FailureError `store_damaged` when the key file is no Ed25519 key, `store_missing` when there is no data folder,
 *   or what the folder answers
 */
export async function loadOrCreateKeys(dataDir: string): Promise<InstallationKeys> {
  const path = join(dataDir, keyFileName);
  if (!existsSync(dataDir)) throw new FailureError('store_missing', { path: dataDir });
  try {
    const existing = await readKey(path);
    if (existing !== undefined) return keysOf(existing, path);
    await createKey(dataDir, path);
    // Another host may have been first: what counts is what lies there now.
    return keysOf((await readKey(path)) ?? '', path);
  } catch (error) {
    throw asFileFailure(error, dataDir);
  }
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    const pem = await readFile(path, 'utf8');
    // Copying a data folder loosens modes. Windows has none; there the folder belongs to the user's profile.
    if (process.platform !== 'win32' && ((await stat(path)).mode & 0o077) !== 0) await chmod(path, ownerOnly);
    return pem;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function createKey(dataDir: string, path: string): Promise<void> {
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  const unfinished = join(dataDir, `.${keyFileName}-${randomUUID()}.part`);
  try {
    await writeDurably(unfinished, pem, ownerOnly);
    await nameOnce(unfinished, path);
    await flushFolder(dataDir);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
}

function keysOf(pem: string, path: string): InstallationKeys {
  const privateKey = parseKey(pem, path);
  const publicKey = createPublicKey(privateKey).export({ format: 'jwk' }).x;
  if (publicKey === undefined) throw new FailureError('store_damaged', { path });
  return {
    publicKey,
    sign: (text) => signBytes(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
  };
}

function parseKey(pem: string, path: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Answered below; the parser's own message could quote the key.
  }
  throw new FailureError('store_damaged', { path });
}

/** Whether a signature (base64url) of a text is that of a public key (base64url); false for anything malformed. */
export function verify(publicKey: string, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.toString('base64url') !== signature) return false;
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
    return verifyBytes(null, Buffer.from(text, 'utf8'), key, bytes);
  } catch {
    return false;
  }
}
