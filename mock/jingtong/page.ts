const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; --ink: #1d2b36; --quiet: #52616d; --paper: #f6f8f9; --card: #fff; --line: #76848f; --accent: #0b5c8a }
@media (prefers-color-scheme: dark) { :root { --ink: #e9eef2; --quiet: #b3c0ca; --paper: #12191f; --card: #1c262e; --line: #7d8c98; --accent: #7cc4ee } }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--paper) }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem }
h2 { font-size: 1rem; margin: 2rem 0 .5rem }
[lang=en] { display: block; font-weight: 400; color: var(--quiet) }
button { display: block; width: 100%; min-height: 3.75rem; margin: 0 0 .75rem; padding: .75rem 1rem; font: inherit; text-align: start; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; cursor: pointer }
button:hover { border-color: var(--accent) }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button strong { display: block; color: var(--accent) }
li { margin: 0 0 .75rem } a { color: var(--accent) }`

/** A page of the mock, without scripts. @param content HTML */
export function page(content: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>京通统一身份认证（模拟） Jingtong sign-in (mock)</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>京通统一身份认证（模拟）<span lang="en">Jingtong sign-in (mock)</span></h1>
${content}
</main>
</body>
</html>
`
}

/** Text for between tags and in attributes. */
export function escape(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
