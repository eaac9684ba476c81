import { z } from 'zod';
import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { Describe } from '../http/routes/describe.js';
import type { HttpReply } from '../http/request.js';
import { Public } from '../http/routes/roles.js';
import { Readiness } from './readiness.js';
import { Remarks } from './remarks.js';
import { choice, view, type View } from '../http/schemas/view.js';

const AliveView = view('Liveness', 'Процес живий.', { status: z.literal('live') });
const ReadyView = view('Readiness', 'Чи готова служба приймати запити.', {
  status: choice('ReadinessStatus', 'Готова чи ні.', ['ready', 'not-ready']),
  impediments: z.array(z.string()).describe('Що заважає: stopping, database, migrations чи silent:<що мовчить>'),
  remarks: z
    .array(z.string())
    .describe(
      'На що глянути, хоча служба працює: folder:differs – тека вузла інша за чинну редакцію, folder:faulty – у ній помилки, edition:unreadable – вузол не може прочитати чинної, coming-edition:called-off – призначена редакція не набрала чинності',
    ),
});
type ReadyView = View<typeof ReadyView>;

/** For the operator's balancer and watchdog; says nothing about the council. */
@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly remarks: Remarks,
  ) {}

  @Get('live')
  @HttpCode(200)
  @Describe({ id: 'checkAlive', summary: 'Чи живий процес: якщо ні, його слід перезапустити.', returns: AliveView })
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Describe({
    id: 'checkReady',
    summary: 'Чи готова служба приймати запити: база відповідає, міграції застосовано, таймери йдуть. 503, якщо ні.',
    returns: ReadyView,
    alsoWith: 503,
  })
  async ready(@Res({ passthrough: true }) reply: HttpReply): Promise<ReadyView> {
    const impediments = await this.readiness.impediments();
    const remarks = this.remarks.all();
    if (impediments.length === 0) return { status: 'ready', impediments, remarks };
    void reply.status(503);
    return { status: 'not-ready', impediments, remarks };
  }
}
