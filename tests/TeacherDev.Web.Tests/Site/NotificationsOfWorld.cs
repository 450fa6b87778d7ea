using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;

namespace TeacherDev.Web.Tests.Site;

/// <summary>One planned message to each organisation's sample person, another to the teacher, and one task of the system's.</summary>
public sealed class NotificationsOfWorld : IRoomOfWorld
{
    public int Order => 50;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["message"] = (db, organisation) => db.Messages.Where(m => m.OccasionKey == "sample/1/a" && m.Organisation.Key == organisation).Select(m => m.Id).SingleAsync(),
        ["task"] = (db, _) => db.BackgroundTasks.Where(t => t.Kind == "sample").Select(t => t.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var now = TestClock.Start.UtcDateTime;
        db.Add(new MessageTemplate("sample", "样例提醒", "提醒：{{事项}}", "请在{{截止}}前完成{{事项}}。"));
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).ToListAsync())
            db.Add(new Message(Reminder((await World.PersonAsync(db, organisation.Key)).Id, organisation.Id, now.AddDays(1)), Channel.Inbox, address: null));
        var teacher = await World.PersonIdOfAsync(db, "teacher");
        var told = new Message(Reminder(teacher, (await World.OrganisationAsync(db, World.SchoolA)).Id, now.AddDays(1), "told"), Channel.Inbox, address: null);
        db.Add(told);
        db.Add(new BackgroundTask("sample", Remark.Of("{0} 年度考核汇总", 2026), "{}", requestedById: null, Guid.NewGuid(), now));
        await db.SaveChangesAsync();
    }

    public static Reminder Reminder(int personId, int organisationId, DateTime due, string occasion = "a") =>
        new(personId, organisationId, "sample/1", occasion, "sample", new Dictionary<string, string> { ["事项"] = "到校", ["截止"] = "11月30日" }, due, due.AddDays(5));
}
