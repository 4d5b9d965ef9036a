import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './district/tables.ts',
  out: './district/migrations',
});
