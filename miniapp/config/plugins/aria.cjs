// Taro's mini-program templates drop attributes they do not know. This adds the aria-* ones screen readers need: to the
// templates at build time and to the attribute table at run time.
const path = require('path')
const components = require('./aria-components.json')

module.exports = context =>
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(context, components)
      platform.runtimePath = [].concat(platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js'))
    },
  })
