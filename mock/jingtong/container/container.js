// The container's side of the bridge. An answer's code is 0 when it was done, 1 when the person gave up, others are failures.
(function () {
  var element = function (id) {
    return document.getElementById(id)
  }
  var payUrl = document.body.dataset.payUrl
  var person = element('container-person')
  var wanted = new URLSearchParams(location.search).get('person')
  if (wanted) person.value = wanted
  var listeners = {}

  // Shows a dialog; `done` hears whether it was taken or left.
  var ask = function (id, done) {
    var dialog = element(id)
    var finish = function (taken) {
      element(id + '-yes').onclick = element(id + '-no').onclick = dialog.oncancel = null
      dialog.close()
      done(taken)
    }
    element(id + '-yes').onclick = function () { finish(true) }
    element(id + '-no').onclick = function () { finish(false) }
    dialog.oncancel = function () { finish(false) }
    dialog.showModal()
  }
  var unless = function (taken, answer, run) {
    if (taken) run()
    else answer({ code: 1, message: 'cancelled' })
  }
  var post = function (url, body, answer, read) {
    fetch(url, body ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : { method: 'POST' })
      .then(function (response) { return response.json() })
      .then(read, function () { answer({ code: 2, message: 'no answer' }) })
  }

  var methods = {
    setNavigationTitle: function (params, answer) {
      element('container-title').textContent = String(params.title)
      answer({ code: 0 })
    },
    closePage: function (params, answer) {
      answer({ code: 0 })
      element('app').remove()
      element('container-title').textContent = ''
      element('container-closed').hidden = false
    },
    getAuthCode: function (params, answer) {
      ask('identity', function (taken) {
        unless(taken, answer, function () {
          var asked = new URL(params.authorizeUrl).searchParams
          var query = new URLSearchParams({ person: person.value, redirect_uri: asked.get('redirect_uri') })
          post('/container/code?' + query, undefined, answer, function (given) {
            answer(given.code ? { code: 0, data: { code: given.code, state: asked.get('state') } } : { code: 3, message: 'unknown' })
          })
        })
      })
    },
    scanCode: function (params, answer) {
      element('scanner-text').value = ''
      ask('scanner', function (taken) {
        unless(taken, answer, function () { answer({ code: 0, data: { text: element('scanner-text').value } }) })
      })
    },
    requestPayment: function (params, answer) {
      ask('payer', function (taken) {
        unless(taken, answer, function () {
          post(payUrl, Object.assign({ appId: document.body.dataset.appId }, params), answer, function (said) {
            answer(said.errMsg === 'requestPayment:ok' ? { code: 0, data: { outcome: 'paid' } } : { code: 4, message: said.errMsg })
          })
        })
      })
    },
  }
  if (!payUrl) delete methods.requestPayment

  window.jingtongContainer = {
    methods: Object.keys(methods),
    invoke: function (method, params, answer) {
      if (methods[method]) methods[method](params || {}, answer)
      else answer({ code: 5, message: 'no such method' })
    },
    on: function (event, listener) {
      (listeners[event] = listeners[event] || []).push(listener)
    },
    off: function (event, listener) {
      listeners[event] = (listeners[event] || []).filter(function (known) { return known !== listener })
    },
  }
  var tell = function (event) {
    return (listeners[event] || []).map(function (listener) { return listener() })[0]
  }
  element('container-back').onclick = function () { tell('backPressed') }
  element('container-share').onclick = function () {
    var share = tell('shareRequested')
    element('share-title').textContent = share ? share.title : ''
    element('share-link').textContent = share ? share.link : ''
    ask('share', function () {})
  }
  element('app').src = '/' + location.hash
})()
