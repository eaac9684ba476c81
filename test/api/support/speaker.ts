import request, { type Test } from 'supertest';

type Server = Parameters<typeof request>[0];

/** How a request is sent besides its body. */
export interface Manner {
  /** Sent as `If-Match: "n"`. */
  readonly ifMatch?: number;
  /** Sent as `Idempotency-Key`. */
  readonly key?: string;
}

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Somebody who speaks with the service: their session goes with every request. */
export class Speaker {
  constructor(
    private readonly server: Server,
    readonly token: string | null,
  ) {}

  get(path: string): Test {
    return this.send('get', path, undefined, {});
  }

  post(path: string, body?: object, manner: Manner = {}): Test {
    return this.send('post', path, body, manner);
  }

  put(path: string, body?: object, manner: Manner = {}): Test {
    return this.send('put', path, body, manner);
  }

  patch(path: string, body: object, manner: Manner = {}): Test {
    return this.send('patch', path, body, manner);
  }

  delete(path: string, manner: Manner = {}): Test {
    return this.send('delete', path, undefined, manner);
  }

  private send(verb: Verb, path: string, body: object | undefined, manner: Manner): Test {
    const address = path.startsWith('/health') || path.startsWith('/api') ? path : `/api/v1${path}`;
    const asked = request(this.server)[verb](address);
    if (this.token !== null) void asked.set('authorization', `Bearer ${this.token}`);
    if (manner.ifMatch !== undefined) void asked.set('if-match', `"${manner.ifMatch}"`);
    if (manner.key !== undefined) void asked.set('idempotency-key', manner.key);
    return body === undefined ? asked : asked.send(body);
  }
}
