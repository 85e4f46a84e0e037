"""What simulated users of rollcall do, by Locust: each reads its stream on, some others write. Nothing is checked."""

import itertools
import os
import random

from locust import FastHttpUser, constant_throughput, task

USERS = int(os.environ["USERS"])
RATE = int(os.environ["RATE"])
WRITERS = 50
API = "/_matrix/client/v3"
numbers = itertools.count()


def token(number):
    return {"Authorization": f"Bearer tu{number}"}


class Reader(FastHttpUser):
    fixed_count = USERS
    connection_timeout = 60
    network_timeout = 60

    def on_start(self):
        self.headers = token(next(numbers))
        self.since = ""

    @task
    def read(self):
        answer = self.client.get(f"{API}/sync?timeout=30000{self.since}", headers=self.headers, name="sync")
        self.since = f"&since={answer.json()['next_batch']}"


class Writer(FastHttpUser):
    fixed_count = WRITERS
    wait_time = constant_throughput(RATE / WRITERS)

    @task
    def write(self):
        body = {"presence": random.choice(["online", "unavailable"]), "status_msg": str(random.random())}
        number = random.randrange(USERS)
        self.client.put(f"{API}/presence/u{number}/status", json=body, headers=token(number), name="status")
