import http from 'node:http';

export interface Asking {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly token?: string;
  readonly body?: object;
  /** `Idempotency-Key`. */
  readonly key?: string;
  readonly ifMatch?: number;
  /** The client hangs up so soon, as browsers and networks do: whether it was done, it does not learn. */
  readonly hangUpAfterMs?: number;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: http.IncomingHttpHeaders;
}

/** The connection ended before a whole answer was there: what was asked may have been done, or not. */
export class LostAnswer extends Error {}

/** No node listens there now: nothing was asked, so nothing was done. */
export class NobodyThere extends LostAnswer {}

/** A service that is alive and says nothing for so long is stuck. */
const patienceMs = 30_000;

function headersOf({ token, key, ifMatch }: Asking, text: string): http.OutgoingHttpHeaders {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(text === '' ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  };
}

function bodyOf(text: string): unknown {
  return text === '' ? null : JSON.parse(text);
}

/** Connections to one node, kept alive as a web page's server would keep them. */
export class Line {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 32 });

  /** How many whole answers have come over it. */
  answers = 0;

  constructor(readonly port: number) {}

  /** @throws LostAnswer when the node dies before it has answered, and when nobody is there */
  ask(asking: Asking): Promise<Reply> {
    const text = asking.body === undefined ? '' : JSON.stringify(asking.body);
    const where = { host: '127.0.0.1', port: this.port, path: asking.path, method: asking.method };
    return new Promise((resolve, reject) => {
      const lost = (error: NodeJS.ErrnoException): void =>
        reject(error.code === 'ECONNREFUSED' ? new NobodyThere(error.message) : new LostAnswer(error.message));
      const request = http.request({ ...where, agent: this.agent, headers: headersOf(asking, text) }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', lost);
        answer.on('end', () => {
          if (!answer.complete) return lost(new Error('half an answer'));
          this.answers += 1;
          const body = bodyOf(Buffer.concat(parts).toString('utf8'));
          resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers });
        });
      });
      request.setTimeout(patienceMs, () => {
        const stuck = new Error(`${asking.method} ${asking.path}: no answer in ${patienceMs} ms, and no end either`);
        reject(stuck);
        request.destroy(stuck);
      });
      request.on('error', lost);
      request.end(text);
      const { hangUpAfterMs } = asking;
      if (hangUpAfterMs !== undefined) setTimeout(() => request.destroy(), hangUpAfterMs);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
