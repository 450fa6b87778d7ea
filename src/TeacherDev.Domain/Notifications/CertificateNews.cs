using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>Whoever got a certificate is told once, within two weeks; one that is revoked before the message left is not told of.</summary>
public sealed class CertificateNews(TeacherDevDb db) : IReminderRule
{
    public const string Template = "certificate-issued";

    private const int NewsDays = 14;

    public string Family => "certificate";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (since, id) = (now.DayInShanghai.AddDays(-NewsDays), subject.SubjectId);
        var issued = await (from certificate in db.Certificates.AsNoTracking()
                            where (id == null || certificate.Id == id) && certificate.State == CertificateState.Valid && certificate.IssuedOn > since
                            join card in db.PersonCards on certificate.PersonId equals card.Id
                            select new { certificate.Id, certificate.PersonId, card.OrganisationId, certificate.Name, certificate.ClassName, certificate.Number, certificate.Hours, certificate.IssuedOn }).ToListAsync(stop);
        return [.. issued.Select(c => new Reminder(
            c.PersonId, c.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"certificate/{c.Id}"), "issued", Template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = c.Name,
                ["培训班"] = c.ClassName,
                ["证书编号"] = c.Number,
                ["学时"] = c.Hours.ToString(),
                ["日期"] = string.Create(CultureInfo.InvariantCulture, $"{c.IssuedOn:yyyy年M月d日}"),
            }, c.IssuedOn.AtInShanghai(TimeOnly.MinValue), c.IssuedOn.AddDays(NewsDays).AtInShanghai(TimeOnly.MinValue)))];
    }
}
