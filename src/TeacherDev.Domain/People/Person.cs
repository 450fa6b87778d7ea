using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.People;

/// <summary>
/// 教师 (or another member of staff). Holds what a programme needs and no more: no marriage, health or home data (个人信息保护法, minimum collection).
/// ID number and phone are sealed by the entity; sex and birth date are not kept beside the ID number that gives them.
/// </summary>
public sealed class Person : Aggregate
{
    public const int NameLength = 40;
    public const int StaffNumberLength = 20;
    public const int SubjectLength = 20;
    public const int EmailLength = 100;

    private readonly List<Posting> postings = [];
    private readonly List<Title> titles = [];

    public Person(string name, Organisation school, DateOnly since, Guid? idempotencyKey = null)
    {
        Seal = Guid.NewGuid();
        IdempotencyKey = idempotencyKey ?? Guid.NewGuid();
        Rename(name);
        MoveTo(school, since);
    }

    private Person() { }

    public string Name { get; private set; } = null!;

    /// <summary>教师编号 of the national staff system; optional, unique when present.</summary>
    public string? StaffNumber { get; private set; }

    /// <summary>The organisation of the current posting; a record of the past keeps its own.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public SchoolStage? Stage { get; private set; }

    public string? Subject { get; private set; }

    public TeacherRank Rank { get; private set; }

    /// <summary>参加工作年月; gives 教龄, counted at a given day.</summary>
    public DateOnly? TeachingSince { get; private set; }

    public string? Email { get; private set; }

    /// <summary>Binds the sealed fields to this row: a value copied to another row does not open.</summary>
    public Guid Seal { get; private set; }

    public byte[]? SealedIdNumber { get; private set; }

    /// <summary>Keyed hash of the ID number, so that the same person is found without opening any number.</summary>
    public byte[]? IdNumberIndex { get; private set; }

    public byte[]? SealedPhone { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public byte[] SortKey { get; private set; } = [];

    public string SearchText { get; private set; } = null!;

    public IReadOnlyList<Posting> Postings => postings;

    public IReadOnlyList<Title> Titles => titles;

    public void Rename(string name)
    {
        Name = Naming.Clean(name, "姓名", NameLength);
        SortKey = Naming.SortKey(Name);
        Refind();
    }

    public void Describe(string? staffNumber, SchoolStage? stage, string? subject, TeacherRank rank, DateOnly? teachingSince, string? email)
    {
        StaffNumber = string.IsNullOrWhiteSpace(staffNumber) ? null : Naming.Clean(staffNumber, "教师编号", StaffNumberLength);
        Subject = string.IsNullOrWhiteSpace(subject) ? null : Naming.Clean(subject, "任教学科", SubjectLength);
        (Stage, Rank, TeachingSince) = (stage, rank, teachingSince);
        Email = string.IsNullOrWhiteSpace(email) ? null : PersonalData.Email(email);
        Refind();
    }

    /// <summary>Moves the person to another organisation from <paramref name="day"/> on; the posting before ends the day before.</summary>
    public void MoveTo(Organisation organisation, DateOnly day)
    {
        if (postings.LastOrDefault(p => p.Period.IsOpen) is { } current)
        {
            if (current.OrganisationId == organisation.Id) throw new RuleBroken("{0}已在{1}任职", Name, organisation.Name);
            if (day <= current.Period.From) throw new RuleBroken("调入日期应晚于 {0:yyyy-MM-dd}，即本任职开始的日期", current.Period.From);
            current.EndOn(day.AddDays(-1));
        }
        postings.Add(new Posting(organisation.Id, Period.Since(day)));
        (OrganisationId, Organisation) = (organisation.Id, organisation);
        Touch();
    }

    public void Award(TeacherTier tier, TitleLevel level, Period period, string? document)
    {
        if (tier < TeacherTier.Backbone) throw new RuleBroken("称号应为骨干教师以上");
        if (titles.Any(t => t.Tier == tier && t.Level == level && t.Period.Overlaps(period)))
            throw new RuleBroken("{0}在此期间已有同一级别的同一称号", Name);
        titles.Add(new Title(tier, level, period, document));
        Touch();
    }

    /// <summary>The highest tier held on <paramref name="day"/>; without a title 新教师 in the first three years of teaching, else 教师 (domain: “新教师” = first 1–3 years).</summary>
    public TeacherTier TierOn(DateOnly day)
    {
        var held = titles.Where(t => t.Period.Includes(day)).Select(t => (TeacherTier?)t.Tier).Max();
        return held ?? (TeachingSince is { } since && since.AddYears(3) > day ? TeacherTier.NewTeacher : TeacherTier.Teacher);
    }

    public void Identify(string? idNumber, FieldCipher cipher)
    {
        if (string.IsNullOrWhiteSpace(idNumber))
        {
            (SealedIdNumber, IdNumberIndex) = (null, null);
            return;
        }
        var number = PersonalData.IdNumber(idNumber);
        (SealedIdNumber, IdNumberIndex) = (cipher.Seal(number, "People", nameof(SealedIdNumber), Seal), cipher.Index(number));
    }

    public void ReachAt(string? phone, FieldCipher cipher) =>
        SealedPhone = string.IsNullOrWhiteSpace(phone) ? null : cipher.Seal(PersonalData.Phone(phone), "People", nameof(SealedPhone), Seal);

    /// <summary>What others may know of this person and a password must not contain: the end of the phone number and of the ID number, the birth date.</summary>
    public IReadOnlyList<string> KnownNumbers(FieldCipher cipher)
    {
        var phone = SealedPhone is null ? "" : string.Concat(cipher.Open(SealedPhone, "People", nameof(SealedPhone), Seal).Where(char.IsAsciiDigit));
        var id = SealedIdNumber is null ? "" : cipher.Open(SealedIdNumber, "People", nameof(SealedIdNumber), Seal);
        return [.. phone.Length < 8 ? Array.Empty<string>() : [phone[^8..]], .. id.Length == 0 ? Array.Empty<string>() : [id[6..14], id[^6..]]];
    }

    /// <summary>Whether the phone number ends so; null where none is kept.</summary>
    public bool? PhoneEndsWith(string digits, FieldCipher cipher) =>
        SealedPhone is null ? null : string.Concat(cipher.Open(SealedPhone, "People", nameof(SealedPhone), Seal).Where(char.IsAsciiDigit)).EndsWith(digits, StringComparison.Ordinal);

    /// <summary>The birth date that the ID number gives; null where none is kept.</summary>
    public DateOnly? BornOn(FieldCipher cipher) =>
        SealedIdNumber is null ? null : DateOnly.ParseExact(cipher.Open(SealedIdNumber, "People", nameof(SealedIdNumber), Seal).AsSpan(6, 8), "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What the ID number gives, for a list that must tell men from women; null where none is kept. Never stored: see the class.</summary>
    public bool? IsMan(FieldCipher cipher) =>
        SealedIdNumber is null ? null : (cipher.Open(SealedIdNumber, "People", nameof(SealedIdNumber), Seal)[16] - '0') % 2 == 1;

    /// <summary>530***********1234, or null when none is kept.</summary>
    public string? MaskedIdNumber(FieldCipher cipher) =>
        SealedIdNumber is null ? null : PersonalData.MaskIdNumber(cipher.Open(SealedIdNumber, "People", nameof(SealedIdNumber), Seal));

    /// <summary>The full number: for an export whose purpose is written down, never for a page.</summary>
    public string? Phone(FieldCipher cipher) => SealedPhone is null ? null : cipher.Open(SealedPhone, "People", nameof(SealedPhone), Seal);

    /// <summary>138****1234, or null when none is kept.</summary>
    public string? MaskedPhone(FieldCipher cipher) =>
        SealedPhone is null ? null : PersonalData.MaskPhone(cipher.Open(SealedPhone, "People", nameof(SealedPhone), Seal));

    private void Refind() => SearchText = Naming.SearchText(Name, StaffNumber, Subject);
}
