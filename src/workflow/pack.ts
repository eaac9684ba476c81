import { gunzipSync, gzipSync } from 'node:zlib';

/** JSON shrinks to a fifth; base64 keeps it readable by every database tool as text. */
export function pack(text: string): string {
  return gzipSync(text, { level: 1 }).toString('base64');
}

export function unpack(packed: string): string {
  return gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
}
