/** The look of the administrator's page: the product's colours, no script, nothing from elsewhere. */
import { dark, light } from '../../renderer/theme/palette.ts';

const named = (colours: Readonly<Record<string, string>>) =>
  Object.entries(colours)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

export const style = `
:root{${named(light)};color-scheme:light}
@media (prefers-color-scheme:dark){:root{${named(dark)};color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 'PingFang SC','Microsoft YaHei UI','Microsoft YaHei','HarmonyOS Sans SC','MiSans','Noto Sans CJK SC','Source Han Sans SC','Noto Sans SC','WenQuanYi Micro Hei',system-ui,sans-serif;font-variant-numeric:tabular-nums}
a{color:var(--greenInk);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--apricot);outline-offset:2px;border-radius:6px}
header{background:var(--rail);color:var(--railInk)}
header .in{display:flex;align-items:center;gap:20px;height:56px}
.in{max-width:1240px;margin:0 auto;padding:0 24px}
header a{color:var(--railInk);text-decoration:none;padding:6px 2px}
header a:hover{color:var(--railInkStrong)}
header .brand{color:var(--railInkStrong);font-weight:600;font-size:17px;margin-right:12px}
header form{margin:0}
header .end{margin-left:auto;display:flex;align-items:center;gap:16px}
header button{background:none;border:0;color:var(--railInk);padding:6px 2px;font:inherit;cursor:pointer}
main{padding-top:24px!important;padding-bottom:48px!important}
h1{font-size:22px;line-height:1.35;margin:0 0 4px}
h2{font-size:17px;margin:0 0 12px}
p{margin:0 0 12px}
.muted{color:var(--muted)}
.lead{color:var(--muted);margin-bottom:20px}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:20px;margin-bottom:16px}
.card.flush{padding:0;overflow-x:auto}
.card.flush>h2{padding:20px 20px 0}
.card.flush>p{padding:0 20px}
.card.flush>p.after{padding:12px 20px 0;border-top:1px solid var(--line)}
.grid{display:grid;gap:16px;grid-template-columns:minmax(0,2fr) minmax(300px,1fr);align-items:start}
.grid .grid{grid-template-columns:1fr 1fr}
@media (max-width:1000px){.grid{grid-template-columns:1fr}}
table{border-collapse:collapse;width:100%;font-size:14px}
th{font-weight:500;color:var(--muted);text-align:left;white-space:nowrap}
th,td{padding:10px 12px;border-bottom:1px solid var(--line);vertical-align:top}
th:first-child,td:first-child{padding-left:20px}
th:last-child,td:last-child{padding-right:20px}
tbody tr:last-child td{border-bottom:0}
.n{text-align:right;white-space:nowrap}
.none{color:var(--muted)}
td.time{white-space:nowrap}
.tag{display:inline-block;border-radius:6px;padding:1px 8px;font-size:13px;white-space:nowrap;background:var(--neutralSoft);color:var(--neutralInk)}
.tag.good{background:var(--goodSoft);color:var(--goodInk)}
.tag.warn{background:var(--apricotSoft);color:var(--apricotInk)}
.tag.bad{background:var(--dangerSoft);color:var(--dangerInk)}
.figures{display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));margin:0 0 16px}
.figure{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:14px 18px}
.figure b{display:block;font-size:24px;line-height:1.25;font-weight:600}
.figure span{color:var(--muted);font-size:14px}
form.line{display:flex;gap:12px;align-items:end;flex-wrap:wrap}
form.line label{flex:1 1 220px;max-width:420px;margin:0}
label{display:block;margin-bottom:12px;font-size:14px;color:var(--muted)}
input,select{display:block;width:100%;margin-top:4px;padding:8px 10px;font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--lineStrong);border-radius:10px}
button.main,button.plain,button.danger{font:inherit;border-radius:10px;padding:8px 16px;cursor:pointer;border:1px solid transparent}
button.main{background:var(--green);color:var(--onGreen)}
button.main:hover{background:var(--greenHover)}
button.plain{background:var(--card);color:var(--ink);border-color:var(--lineStrong)}
button.danger{background:var(--danger);color:var(--onDanger)}
.days{display:block;width:100%;max-width:620px;height:auto;fill:var(--green)}
.code{max-width:420px;font:600 26px/1.4 ui-monospace,Consolas,'DejaVu Sans Mono',monospace;letter-spacing:.04em;background:var(--greenSoft);color:var(--greenInk);border-radius:10px;padding:12px 16px;margin:0 0 12px}
.note{border-radius:10px;padding:10px 14px;margin-bottom:16px;background:var(--apricotSoft);color:var(--apricotInk)}
.note.bad{background:var(--dangerSoft);color:var(--dangerInk)}
.note.good{background:var(--goodSoft);color:var(--goodInk)}
.narrow{max-width:460px;margin:56px auto}
.deeds{display:flex;align-items:center;gap:8px;justify-content:end}
.deeds form{margin:0}
.deeds button.plain{padding:3px 12px;font-size:14px}
details summary{cursor:pointer;color:var(--greenInk);white-space:nowrap}
details form{margin-top:8px}
.card.flush>.empty{padding:28px 20px;margin:0;text-align:center;color:var(--muted)}
.raw{font-size:13px;color:var(--muted);overflow-wrap:anywhere}
.raw span{display:inline-block;margin-right:10px}
.raw b{font-weight:500;color:var(--ink)}
`;
