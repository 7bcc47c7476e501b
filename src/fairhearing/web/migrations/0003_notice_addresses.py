from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('fairhearing', '0002_edits'),
    ]

    operations = [
        migrations.CreateModel(
            name='NoticeAddress',
            fields=[
                ('find', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('content', models.BinaryField()),
                ('until', models.DateField()),
            ],
            options={
                'db_table': 'notice_addresses',
            },
        ),
    ]
