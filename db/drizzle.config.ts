import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: ['./db/core/table.ts', './db/*/table.ts', './db/*/termTable.ts'],
  out: './db/migrations',
});
