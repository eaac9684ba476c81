import { describe, expect, it } from 'vitest';
import { FairUse } from '../../src/access/fair-use.js';

describe('what one person may take of a node', () => {
  it('is so many requests a minute, whatever others take', async () => {
    const use = new FairUse({ REQUESTS_PER_MINUTE: 2, STREAMS_PER_PERSON: 1 });
    await use.takeRequest('p-control-1');
    await use.takeRequest('p-control-1');
    await expect(use.takeRequest('p-control-1')).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      details: { extra: { retryAfter: expect.any(Number) } },
    });
    await use.takeRequest('p-control-2');
  });

  it('is so many open streams: one that is closed makes room, once', () => {
    const use = new FairUse({ REQUESTS_PER_MINUTE: 0, STREAMS_PER_PERSON: 2 });
    const [first] = [use.openStream('p-control-1'), use.openStream('p-control-1')];
    expect(() => use.openStream('p-control-1')).toThrow('Закрийте зайві вікна');
    use.openStream('p-control-2');
    first();
    first();
    expect(use.openStreams('p-control-1')).toBe(1);
    use.openStream('p-control-1');
  });

  it('has no limit where the operator wants none', async () => {
    const use = new FairUse({ REQUESTS_PER_MINUTE: 0, STREAMS_PER_PERSON: 0 });
    for (let turn = 0; turn < 5000; turn++) await use.takeRequest('p-control-1');
    for (let turn = 0; turn < 100; turn++) use.openStream('p-control-1');
  });
});
