import type { HttpReply } from '../../platform/http/request.js';
import type { BoardListener } from './live-board.js';

/** Proxies close what is silent for a minute; a comment is no event and changes nothing. */
const heartbeatMs = 15_000;

/** After so long the stream ends and the browser comes back, so that a session that has ended is noticed. */
const longestMs = 10 * 60_000;

/** A listener that does not read is let go once so much waits for it. */
const mostWaiting = 1_048_576;

type Listen = (listener: BoardListener) => Promise<() => void>;

/**
 * Answers with server-sent events (потік подій) until the reader leaves, the service stops or the stream has lasted
 * long enough. Headers that the edge has set, such as those of security, stay.
 */
export async function streamBoard(reply: HttpReply, listen: Listen): Promise<void> {
  const { raw } = reply;
  reply.hijack();
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write('retry: 2000\n\n');
  const heartbeat = setInterval(() => raw.write(':\n\n'), heartbeatMs);
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
    send: ({ id, data }) => {
      if (raw.writableLength > mostWaiting) raw.destroy();
      else raw.write(`id: ${id}\nevent: board\ndata: ${data}\n\n`);
    },
    end: () => raw.end(),
  });
  if (isClosed) leave();
}
