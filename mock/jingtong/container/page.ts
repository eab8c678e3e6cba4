import { APP_ID } from '../../wechat-pay/keys'
import { documentType, type JingtongAccount } from '../accounts'

/** The container: its bar, the app below it, and what comes up over it. `?person=` says who is signed in to it. */
export function containerPage(people: readonly JingtongAccount[], payUrl: string): string {
  const options = people.map(({ id, name, document }) => `<option value="${escape(id)}">${escape(name)} · ${escape(documentType(document.type).name)}</option>`)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>京通（模拟） Jingtong container (mock)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/container/container.css">
</head>
<body data-pay-url="${escape(payUrl)}" data-app-id="${APP_ID}">
<header>
<button id="container-back" type="button">返回 Back</button>
<strong id="container-title" aria-live="polite"></strong>
<button id="container-share" type="button">分享 Share</button>
</header>
<iframe id="app" name="app" title="App"></iframe>
<p id="container-closed" hidden>已退出小程序 The app was closed. <a href="">重新打开 Open again</a></p>
<footer><label>容器内已登录 Signed in to the container: <select id="container-person">${options.join('')}</select></label></footer>
<dialog id="identity"><p>允许此服务获取您的身份信息？ May this service know who you are?</p>${buttons('identity', '允许 Allow')}</dialog>
<dialog id="scanner"><label>扫码结果 What the camera sees <input id="scanner-text" autocomplete="off"></label>${buttons('scanner', '完成 Done')}</dialog>
<dialog id="payer"><p>支付邮寄费？ Pay the postage?</p>${buttons('payer', '支付 Pay')}</dialog>
<dialog id="share"><p id="share-title"></p><p id="share-link"></p>${buttons('share', '好 OK')}</dialog>
<script src="/container/container.js"></script>
</body>
</html>
`
}

const buttons = (dialog: string, yes: string) => `<p><button id="${dialog}-yes" type="button">${yes}</button><button id="${dialog}-no" type="button">取消 Cancel</button></p>`

const escape = (text: string) => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
