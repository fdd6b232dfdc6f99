"""The AWS endpoint of the tests: moto's server, which keeps an account in memory.

moto gives all database instances one and the same resource id. Terraform's provider knows an
instance by that id, so two of them would be taken for one: here each gets its own, made from its
name and therefore the same in every run. It also forgets whether performance insights are on, which
a plan would then want to turn on for ever.
"""

import hashlib
import sys

import stacks
from moto.rds.models import DBInstance
from moto.server import main

plain_init = DBInstance.__init__


def init(self, *args, **kwargs):
    plain_init(self, *args, **kwargs)
    digest = hashlib.sha256(self.db_instance_identifier.encode()).hexdigest()
    self.dbi_resource_id = "db-" + digest[:26].upper()
    self.enable_performance_insights = kwargs.get("enable_performance_insights", False)
    self.performance_insights_kms_key_id = kwargs.get("performance_insights_kms_key_id")


DBInstance.__init__ = init
DBInstance.performance_insights_enabled = property(
    lambda self: self.enable_performance_insights
)
stacks.install("http://127.0.0.1:" + sys.argv[sys.argv.index("-p") + 1])
sys.exit(main(sys.argv[1:]))
