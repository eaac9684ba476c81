import http from 'node:http';
import type { Client } from './over-http.js';

/** One who watches the board of a reception over a connection of their own. */
export class BoardWatcher {
  /** Settles once the board as it stood has come. */
  readonly opened: Promise<number>;
  private readonly request: http.ClientRequest;
  private tell: ((at: number) => void) | null = null;
  private fail: ((error: Error) => void) | null = null;

  constructor({ port, token }: Client, receptionId: string) {
    const path = `/api/v1/receptions/${receptionId}/board/events`;
    const headers = { authorization: `Bearer ${token}` };
    this.opened = this.next();
    this.request = http.get({ host: '127.0.0.1', port, path, headers, agent: false }, (reply) => {
      if (reply.statusCode !== 200) this.fail?.(new Error(`the board answers ${reply.statusCode}`));
      reply.setEncoding('utf8');
      let text = '';
      reply.on('data', (part: string) => {
        text += part;
        // An event ends with an empty line; a heartbeat and the first words name no board.
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          if (text.slice(0, end).includes('event: board')) this.tell?.(performance.now());
          text = text.slice(end + 2);
        }
      });
      reply.on('error', () => undefined);
    });
    this.request.on('error', (error) => this.fail?.(error));
  }

  /** The moment at which the next board has come whole. */
  next(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.tell = resolve;
      this.fail = reject;
    });
  }

  leave(): void {
    this.fail = null;
    this.request.destroy();
  }
}
