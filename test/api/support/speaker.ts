import request, { type Test } from 'supertest';
import type { Address } from '../../../client/index.js';

type Server = Parameters<typeof request>[0];

/** How a request is sent besides its body. */
export interface Manner {
  /** Sent as `If-Match: "n"`. */
  readonly ifMatch?: number;
  /** Sent as `Idempotency-Key`. */
  readonly key?: string;
}

export type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';

type Short<Whole extends string> = Whole extends `/api/v1${infer Rest}` ? Rest : Whole;
/** An address of the interface, without what all of them begin with; a misspelt one does not compile. */
type Path<Of extends Verb> = Short<Address<Of>>;
type Asked<Of extends Verb> = Path<Of> | `${Path<Of>}?${string}`;

/** Somebody who speaks with the service: their session goes with every request. */
export class Speaker {
  constructor(
    private readonly server: Server,
    readonly token: string | null,
  ) {}

  get(path: Asked<'get'>): Test {
    return this.send('get', path, undefined, {});
  }

  post(path: Asked<'post'>, body?: object, manner: Manner = {}): Test {
    return this.send('post', path, body, manner);
  }

  put(path: Asked<'put'>, body?: object, manner: Manner = {}): Test {
    return this.send('put', path, body, manner);
  }

  delete(path: Path<'delete'>, manner: Manner = {}): Test {
    return this.send('delete', path, undefined, manner);
  }

  /** At an address that an answer gave, or that the interface does not describe. */
  at(verb: Verb, address: string, body?: object, manner: Manner = {}): Test {
    return this.send(verb, address, body, manner);
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
