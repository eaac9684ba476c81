import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { Describe } from '../http/routes/describe.js';
import type { HttpReply } from '../http/request.js';
import { Public } from '../http/routes/roles.js';
import { type Impediment, Readiness } from './readiness.js';

interface ReadyView {
  readonly status: 'ready' | 'not-ready';
  readonly impediments: readonly Impediment[];
}

/** For the operator's balancer and watchdog; says nothing about the council. */
@Controller('health')
@Public()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @HttpCode(200)
  @Describe({ summary: 'Чи живий процес: якщо ні, його слід перезапустити.', answer: { status: 'live' } })
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Describe({
    summary: 'Чи готова служба приймати запити: база відповідає, міграції застосовано, таймери йдуть. 503, якщо ні.',
    answer: { status: 'ready', impediments: [] },
  })
  async ready(@Res({ passthrough: true }) reply: HttpReply): Promise<ReadyView> {
    const impediments = await this.readiness.impediments();
    if (impediments.length === 0) return { status: 'ready', impediments };
    void reply.status(503);
    return { status: 'not-ready', impediments };
  }
}
