using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Hours;

public sealed class LedgerTests : IDisposable
{
    private readonly SqliteFile file = new();

    [Fact]
    public async Task A_saved_entry_is_neither_changed_nor_deleted_by_any_way()
    {
        await using var db = file.Open();
        var entry = await PostedAsync(db);

        db.Entry(entry).Property(e => e.Title).CurrentValue = "改过的名称";
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();

        db.Remove(await db.HoursEntries.SingleAsync());
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        db.ChangeTracker.Clear();

        await Assert.ThrowsAnyAsync<Exception>(() => db.HoursEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.HoursEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Title, "改过的名称")));
        Assert.Equal("课程 1", (await db.HoursEntries.AsNoTracking().SingleAsync()).Title);
    }

    [Fact]
    public async Task The_same_event_is_never_counted_twice_for_a_person()
    {
        await using var db = file.Open();
        var entry = await PostedAsync(db);
        db.Add(new HoursEntry(entry.PersonId, entry.OrganisationId, "online", entry.Hours, entry.Day, entry.SourceKind, entry.SourceId, "又一次", "YX-2023 v1", DateTime.UtcNow));
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal("这项活动的学时已经计入，同一活动只计一次", Sentence.For(refused, db.Model)?.Text);
    }

    [Fact]
    public async Task An_entry_is_reversed_once()
    {
        await using var db = file.Open();
        var entry = await PostedAsync(db);
        db.Add(entry.Reverse("误", DateTime.UtcNow));
        await db.SaveChangesAsync();
        db.Add(entry.Reverse("又误", DateTime.UtcNow));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal(0, await db.HoursEntries.SumAsync(e => e.Hours.Tenths));
    }

    public void Dispose() => file.Dispose();

    private static async Task<HoursEntry> PostedAsync(TeacherDevDb db)
    {
        var school = new Organisation("s1", "一校", OrganisationKind.School, parent: null);
        db.Add(school);
        await db.SaveChangesAsync();
        var person = new Person("李静", school, new DateOnly(2020, 9, 1));
        db.Add(person);
        await db.SaveChangesAsync();
        var entry = new HoursEntry(person.Id, school.Id, "faceToFace", Domain.Kernel.Hours.Of(6), new(2026, 4, 16), HoursSourceKind.Session, 1, "课程 1", "YX-2023 v1", DateTime.UtcNow);
        db.Add(entry);
        await db.SaveChangesAsync();
        return entry;
    }
}
