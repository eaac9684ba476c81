import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { describe, expect, it } from 'vitest';
import { Describe, Public, Roles, SignedIn } from '../../src/platform/http/index.js';
import { RouteRegister } from '../../src/platform/http/routes/route-register.js';

async function registerOf(...controllers: Type[]): Promise<RouteRegister> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [RouteRegister] })
  class Service {}
  const context = await NestFactory.createApplicationContext(Service, { logger: false, abortOnError: false });
  const register = context.get(RouteRegister);
  await context.close();
  return register;
}

@Controller('open')
@Public()
class OpenController {
  @Get()
  list(): string {
    return '';
  }

  @Post(':id/closing')
  @Roles('registrar', 'control')
  @Describe({ summary: 'Закрити.' })
  close(): string {
    return '';
  }
}

@Controller('forgotten')
class ForgottenController {
  @Get('known')
  @SignedIn()
  known(): string {
    return '';
  }

  @Get('secrets')
  secrets(): string {
    return '';
  }
}

describe('the register of routes', () => {
  it('knows who may call each, the route itself going before its controller', async () => {
    const routes = (await registerOf(OpenController)).routes();
    expect(routes.map(({ method, path, access, name }) => [method, path, access, name])).toEqual([
      ['GET', '/open', 'public', 'OpenController.list'],
      ['POST', '/open/:id/closing', ['registrar', 'control'], 'OpenController.close'],
    ]);
  });

  it('does not let the service start with a route that says nothing', async () => {
    await expect(registerOf(OpenController, ForgottenController)).rejects.toThrow(
      /GET \/forgotten\/secrets \(ForgottenController\.secrets\)$/,
    );
  });
});
