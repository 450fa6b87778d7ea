using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// 回执: what one school says of its participants in a class, a line each. The school answers until the deadline, a participant for herself
/// where nobody has; after it only the office, on their behalf. Two who answer at once change different lines, or the second is told.
/// </summary>
public sealed class ReturnSlip : Aggregate
{
    public const int ContactLength = 40;

    private readonly List<SlipLine> lines = [];

    /// <param name="schoolId">Whose participants.</param>
    public ReturnSlip(Cohort cohort, int schoolId) => (CohortId, HostId, OrganisationId, Seal) = (cohort.Id, cohort.OrganisationId, schoolId, Guid.NewGuid());

    private ReturnSlip() { }

    public int CohortId { get; private set; }

    /// <summary>The body whose class it is: it reads the slips of schools that are not its own, too.</summary>
    public int HostId { get; private set; }

    public Organisation Host { get; private set; } = null!;

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Who of the school is asked; null until the school has said.</summary>
    public string? Contact { get; private set; }

    /// <summary>Binds the sealed number to this row.</summary>
    public Guid Seal { get; private set; }

    public byte[]? SealedPhone { get; private set; }

    public IReadOnlyCollection<SlipLine> Lines => lines;

    /// <summary>Those that still wait for an answer.</summary>
    public IEnumerable<SlipLine> Silent => lines.Where(l => l.IsAwaited);

    /// <summary>Puts a participant on the slip.</summary>
    /// <exception cref="RuleBroken">On it already.</exception>
    public void Ask(int personId)
    {
        if (lines.Any(l => l.PersonId == personId && !l.IsDropped)) throw new RuleBroken("该教师已在回执上");
        lines.Add(new SlipLine(personId));
        Touch();
    }

    /// <summary>The person is no longer in the class: no answer is awaited any more.</summary>
    public void Drop(int personId)
    {
        Find(personId).Drop();
        Touch();
    }

    /// <param name="seen">How many answers the line had when the form was opened: of two who answer one line the second is told.</param>
    /// <param name="last">The last day of the notice; later only the office answers.</param>
    /// <exception cref="RuleBroken">Too late, answered by another meanwhile, or decided already.</exception>
    public SlipLine Answer(int personId, SlipSaid said, int seen, SlipAct by, DateOnly last)
    {
        if (!by.IsOffice && by.Day > last) throw new RuleBroken("回执已于 {0:yyyy-MM-dd} 截止，请联系主办单位代填", last);
        var line = Find(personId);
        if (line.Times != seen) throw new RuleBroken("这一行回执刚刚由他人填写，请核对后再保存");
        line.Answer(said, by);
        if (said.Answer == SlipAnswer.Replaced) Replace(said, by);
        Touch();
        return line;
    }

    /// <summary>The office takes note that somebody cannot come; the seat is then free.</summary>
    public void Accept(int personId)
    {
        Find(personId).Accept();
        Touch();
    }

    /// <summary>Who is asked at the school.</summary>
    public void ReachAt(string? contact, string? phone, FieldCipher cipher)
    {
        Contact = Naming.Clean(contact, "联系人", ContactLength);
        SealedPhone = string.IsNullOrWhiteSpace(phone) ? SealedPhone : cipher.Seal(PersonalData.Phone(phone), "ReturnSlips", nameof(SealedPhone), Seal);
        Touch();
    }

    /// <summary>138****1234, or null when none is kept.</summary>
    public string? MaskedPhone(FieldCipher cipher) => SealedPhone is null ? null : PersonalData.MaskPhone(Phone(cipher)!);

    /// <summary>The full number, for an export with a purpose.</summary>
    public string? Phone(FieldCipher cipher) => SealedPhone is null ? null : cipher.Open(SealedPhone, "ReturnSlips", nameof(SealedPhone), Seal);

    private void Replace(SlipSaid said, SlipAct by)
    {
        if (lines.Any(l => l.PersonId == said.ReplacementId && !l.IsDropped)) throw new RuleBroken("接替的教师已在回执上，请另选一位");
        var line = new SlipLine(said.ReplacementId!.Value);
        line.Answer(said with { Answer = SlipAnswer.Comes, ReplacementId = null, Reason = null }, by);
        lines.Add(line);
    }

    private SlipLine Find(int personId) => lines.SingleOrDefault(l => l.PersonId == personId && !l.IsDropped) ?? throw new RuleBroken("请选择这份回执上的教师");
}
