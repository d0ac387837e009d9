/** Packages of an extension: plain zip for Firefox, and CRX3, signed, for Chromium. */
import { createHash, createPublicKey, createSign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

/** All files of a folder as a zip, not compressed. */
export function zipOf(folder: string): Buffer {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  let offset = 0;
  const parts = names.map((path) => {
    const data = readFileSync(path);
    const name = Buffer.from(path.slice(folder.length + 1));
    const local = header(0x04034b50, 30, [20, 0x800, 0, 0, 0x21], data, name);
    const central = header(0x02014b50, 46, [20, 20, 0x800, 0, 0, 0x21], data, name);
    central.writeUInt32LE(offset, 42);
    offset += local.length + name.length + data.length;
    return { file: Buffer.concat([local, name, data]), entry: Buffer.concat([central, name]) };
  });
  const entries = Buffer.concat(parts.map(({ entry }) => entry));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts.map(({ file }) => file), entries, end]);
}

/** A header of a zip: its mark, some two-byte numbers, then checksum, sizes and the name's length. */
function header(mark: number, size: number, numbers: number[], data: Buffer, name: Buffer): Buffer {
  const bytes = Buffer.alloc(size);
  bytes.writeUInt32LE(mark, 0);
  numbers.forEach((each, index) => bytes.writeUInt16LE(each, 4 + 2 * index));
  const at = 4 + 2 * numbers.length;
  bytes.writeUInt32LE(crc32(data), at);
  bytes.writeUInt32LE(data.length, at + 4);
  bytes.writeUInt32LE(data.length, at + 8);
  bytes.writeUInt16LE(name.length, at + 12);
  return bytes;
}

/** The id Chromium gives to what is signed with this key, as 16 bytes. */
function idBytes(key: KeyObject): Buffer {
  return createHash('sha256').update(publicPart(key)).digest().subarray(0, 16);
}

/** The same in the letters a to p, as people and policies write it. */
export function idOf(key: KeyObject): string {
  const digits = idBytes(key).toString('hex');
  return digits.replace(/./g, (each) => 'abcdefghijklmnop'.charAt(Number.parseInt(each, 16)));
}

/** A zip signed for Chromium (its `crx3.proto`): a header with the proof before the zip itself. */
export function crxOf(zip: Buffer, key: KeyObject): Buffer {
  const signedData = protoField(1, idBytes(key));
  const signature = createSign('sha256')
    .update('CRX3 SignedData\0')
    .update(fourBytes(signedData.length))
    .update(signedData)
    .update(zip)
    .sign(key);
  const proof = Buffer.concat([protoField(1, publicPart(key)), protoField(2, signature)]);
  const head = Buffer.concat([protoField(2, proof), protoField(10_000, signedData)]);
  return Buffer.concat([Buffer.from('Cr24'), fourBytes(3), fourBytes(head.length), head, zip]);
}

function publicPart(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

function fourBytes(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

/** A field of bytes in a protocol buffer. */
function protoField(number: number, data: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(data.length), data]);
}

function varint(number: number): Buffer {
  const bytes: number[] = [];
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}
