export default { render() {} }
