// Runs first in the app's page, as what a container puts into its web-view. What crosses over is copied, as it would be there.
(function () {
  var container = window.parent.jingtongContainer
  if (!container) return
  var copy = function (value) {
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value))
  }
  window.jingtongBridge = {
    methods: container.methods.slice(),
    events: ['backPressed', 'shareRequested'],
    invoke: function (method, params, callback) {
      container.invoke(method, copy(params), function (answer) {
        callback(copy(answer))
      })
    },
    on: container.on,
    off: container.off,
  }
})()
