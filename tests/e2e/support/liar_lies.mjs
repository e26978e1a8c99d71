// What the liar tells: answers that never end, that hardly begin, that lead elsewhere, that unpack to more than any
// machine holds. Each is an answer for `lie` of `liar.mjs`.

import { deflateRawSync, constants } from 'node:zlib';
import { begin } from './liar.mjs';

const KIB = 1024;

/** An answer that never ends: a beginning, and the same piece for ever, as fast as it is taken. */
export function endless(piece, { first = '', ...how } = {}) {
  const bytes = Buffer.from(piece.repeat(Math.max(1, Math.ceil((64 * KIB) / piece.length))));
  return (request, response) => {
    begin(response, how);
    // Such an answer has no body: nothing of it is ever held up, and nothing would end the writing.
    if (request.method === 'HEAD') return response.end();
    response.write(first);
    const more = () => {
      while (!response.destroyed && response.write(bytes));
      if (!response.destroyed) response.once('drain', more);
    };
    return more();
  };
}

/** An answer that comes a byte at a time, one in so many milliseconds. */
export function trickle(text, { ms = 1000, ...how } = {}) {
  return (_, response) => {
    begin(response, how);
    let at = 0;
    const timer = setInterval(() => response.write(text[at++ % text.length]), ms);
    response.once('close', () => clearInterval(timer));
  };
}

/** Header fields, and no body after them. */
export function bodiless(how = {}) {
  return (_, response) => {
    begin(response, { ...how, headers: { 'Content-Length': '4096', ...how.headers } });
    response.flushHeaders();
  };
}

/** An answer that sends whoever asks to another origin, at the same path. */
export const led = (to, status = 307) => (request, response) =>
  begin(response, { status, headers: { Location: `${to}${request.url}` } }).end();

/** An answer that says it is packed and unpacks to so many bytes of one kind, over a beginning and an end. */
export function bomb(bytes, { fill = ' ', first = '', last = '', ...how } = {}) {
  const piece = 16 * KIB * KIB;
  // Flushed in full a piece refers to nothing before it, so that it may stand as often as one likes.
  const packed = deflateRawSync(Buffer.alloc(piece, fill), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const packedOf = (text, finishFlush) => deflateRawSync(Buffer.from(text), { finishFlush });
  return (_, response) => {
    begin(response, { ...how, headers: { 'Content-Encoding': 'deflate', ...how.headers } });
    response.write(Buffer.from([0x78, 0x9c]));
    response.write(packedOf(first, constants.Z_FULL_FLUSH));
    let left = Math.ceil(bytes / piece);
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(packed)) return response.once('drain', more);
      }
      if (!response.destroyed) response.end(packedOf(last, constants.Z_FINISH));
    };
    more();
  };
}

/** Fails of so many requests about one, always the same ones, and tells the truth to the others. */
export function sometimes(truthfully, { one = 2, status = 500, said = 'the hold is flooded' } = {}) {
  let seed = 7;
  return (request, response) => {
    // A small generator of numbers, so that each run fails at the same places.
    seed = (seed * 1103515245 + 12345) % 2147483648;
    if (Math.floor(seed / 65536) % one !== 0) return truthfully(request, response);
    return begin(response, { status }).end(JSON.stringify({ errors: [{ code: 'UNKNOWN', message: said }] }));
  };
}

/** A long list of short rows, `count` of them, quoted and joined by commas. */
export const rows = (count) => Array.from({ length: count }, (_, at) => `"${at.toString(36)}"`).join(',');
