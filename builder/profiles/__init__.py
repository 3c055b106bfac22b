"""Reading career profiles: from bytes to items with places; every fault becomes a finding."""
