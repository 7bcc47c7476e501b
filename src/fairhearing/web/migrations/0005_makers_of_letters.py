from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_what_is_not_acknowledged(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Carry over the resets of which their owners have not said that they know; who made the letters is not known."""
    reset = apps.get_model("fairhearing", "Reset")
    for member in apps.get_model("fairhearing", "Member").objects.select_related("user").order_by("pk"):
        for purpose in ("factor", "password"):
            on = getattr(member.user, f"{purpose}_reset_on")
            if on is not None:
                reset.objects.create(person=member.person_id, purpose=purpose, maker="", on=on)


class Migration(migrations.Migration):

    dependencies = [
        ('fairhearing', '0004_sign_in'),
    ]

    operations = [
        migrations.CreateModel(
            name='Reset',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.CharField(db_index=True, max_length=64)),
                ('purpose', models.CharField(max_length=64)),
                ('maker', models.CharField(max_length=80)),
                ('on', models.DateField()),
            ],
            options={
                'db_table': 'resets',
            },
        ),
        migrations.AddField(
            model_name='askedkey',
            name='counts_from',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='askedkey',
            name='vouchers',
            field=models.TextField(default=''),
        ),
        migrations.AddField(
            model_name='enrolment',
            name='maker',
            field=models.CharField(default='', max_length=80),
        ),
        migrations.RunPython(keep_what_is_not_acknowledged, migrations.RunPython.noop),
    ]
