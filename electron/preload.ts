/** The only bridge into a page: it asks the main process for a port and hands that port to this very page. */
import { contextBridge, ipcRenderer } from 'electron';

contextBridge.exposeInMainWorld('desk', {
  connect() {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('linli-desk:connect', null, [port2]);
    window.postMessage('linli-desk:port', window.location.origin, [port1]);
  },
});
