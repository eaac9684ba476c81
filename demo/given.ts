import { Surprise } from './surprise.js';

/** An answer of the service as our client has read it. */
interface Reply<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the service gives when it is asked. @throws Surprise when it refuses, with what it said */
export async function given<Body>(asked: Promise<Reply<Body>>): Promise<Body> {
  const { data, error, response } = await asked;
  if (!response.ok || data === undefined) throw new Surprise(`${response.url} — ${response.status}.`, error);
  return data;
}
