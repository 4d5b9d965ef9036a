/** Starts the desk in this window. */
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startI18n } from './i18n/i18n.ts';
import { startClock } from './state/now.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
startI18n();
startClock();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
