import type { HttpReply } from '../../platform/http/request.js';
import type { BoardListener } from './live-board.js';

/** Proxies close what is silent for a minute; a comment is no event and changes nothing. */
const heartbeatMs = 15_000;

/** After so long the stream ends and the browser comes back, so that a session that has ended is noticed. */
const longestMs = 10 * 60_000;

/** A listener that does not read is let go once so much waits for it. */
const mostWaiting = 1_048_576;

type Listen = (listener: BoardListener) => Promise<() => void>;

/** Whether the reader is still signed in: asked before each board, and while nothing changes with every heartbeat. */
type MayStay = () => Promise<boolean>;

/**
 * Answers with server-sent events (потік подій) until the reader leaves or signs out, the service stops or the stream
 * has lasted long enough. Headers that the edge has set, such as those of security, stay.
 */
export async function streamBoard(reply: HttpReply, listen: Listen, mayStay: MayStay): Promise<void> {
  const { raw } = reply;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  // One after another, for the answer to whether the reader may stay is waited for.
  let written = Promise.resolve();
  const write = (text: string): void => {
    written = written.then(async () => {
      if (raw.writableEnded || raw.destroyed) return;
      if (!(await mayStay().catch(() => true))) raw.end();
      else if (raw.writableLength > mostWaiting) raw.destroy();
      else if (!raw.writableEnded) raw.write(text);
    });
  };
  const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs);
  const longest = setTimeout(() => raw.end(), longestMs);
  let leave: (() => void) | null = null;
  let isClosed = false;
  raw.on('close', () => {
    isClosed = true;
    clearInterval(heartbeat);
    clearTimeout(longest);
    leave?.();
  });
  leave = await listen({
    send: ({ id, data }) => write(`id: ${id}\nevent: board\ndata: ${data}\n\n`),
    end: () => raw.end(),
  });
  if (isClosed) leave();
}
