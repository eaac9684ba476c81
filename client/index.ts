import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './api.js';

/** A schema of the interface by its name: `Schema<'Task'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** What is posted to an address: `Posted<'/api/v1/alarms'>`. */
export type Posted<Path extends keyof paths> = paths[Path] extends {
  readonly post: { readonly requestBody?: { readonly content: { readonly 'application/json': infer Body } } };
}
  ? Body
  : never;

type Filled<Path extends string> = Path extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : Path;

/** Every address at which a verb is understood, its parameters filled in: `/api/v1/tasks/${string}/claim`. */
export type Address<Verb extends 'get' | 'put' | 'post' | 'delete' | 'patch'> = {
  [Path in keyof paths]: paths[Path] extends { readonly [verb in Verb]?: never } ? never : Filled<Path>;
}[keyof paths];

export type PryimalniaClient = Client<paths>;

export interface ClientOptions {
  /** Where the service listens: `http://127.0.0.1:3000`. */
  readonly baseUrl: string;
  /** The key of a session; none for what is open to everybody. */
  readonly token?: string | null;
  /** How requests travel, if not by the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/**
 * A client of the service, typed by `docs/openapi.json`: addresses, bodies and answers that the interface does not
 * know do not compile.
 *
 * ```ts
 * const client = pryimalnia({ baseUrl, token });
 * const { data, error } = await client.POST('/api/v1/tasks/{id}/claim', {
 *   params: { path: { id }, header: { 'If-Match': '"3"' } },
 * });
 * ```
 */
export function pryimalnia({ baseUrl, token = null, fetch }: ClientOptions): PryimalniaClient {
  return createClient<paths>({
    baseUrl,
    ...(token === null ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch ? { fetch } : {}),
  });
}
