using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;

namespace TeacherDev.Web.Tests.Site;

/// <summary>One file of every organisation, and one that the teacher handed in at the other city's school.</summary>
public sealed class DocumentsOfWorld : IRoomOfWorld
{
    public static readonly byte[] Content = Encoding.ASCII.GetBytes("%PDF-1.7\n% a sample");

    public int Order => 60;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["file"] = (db, organisation) => db.StoredFiles.Where(f => f.Organisation.Key == organisation && f.Name == "示例文件.pdf").Select(f => f.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var store = db.GetService<FileStore>();
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).ToListAsync())
            db.Add(await store.KeepAsync(new MemoryStream(Content), "示例文件.pdf", organisation.Id, Viewer.System, Guid.NewGuid()));
        var teacher = Viewer.Nobody with { PersonId = await World.PersonIdOfAsync(db, "teacher") };
        db.Add(await store.KeepAsync(new MemoryStream(Content), "本人的文件.pdf", (await World.OrganisationAsync(db, World.OtherSchool)).Id, teacher, Guid.NewGuid()));
        await db.SaveChangesAsync();
    }
}
