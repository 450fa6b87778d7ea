using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>The wording of a kind of message as data: subject and body with {{places}} for the facts, plain text, editable without a release.</summary>
public sealed class MessageTemplate : Aggregate
{
    public const int KeyLength = Message.TemplateLength;
    public const int NameLength = 60;
    public const int SubjectLength = 120;
    public const int BodyLength = 4000;

    private MessageTemplate() { }

    public MessageTemplate(string key, string name, string subject, string body)
    {
        Key = key;
        Revise(name, subject, body);
    }

    /// <summary>What messages refer to, e.g. “session-reminder”.</summary>
    public string Key { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Subject { get; private set; } = null!;

    public string Body { get; private set; } = null!;

    public void Revise(string name, string subject, string body)
    {
        if (string.IsNullOrWhiteSpace(body)) throw new RuleBroken("请填写消息正文");
        if (body.Length > BodyLength) throw new RuleBroken("消息正文最多 {0} 个字", BodyLength);
        (Name, Subject, Body) = (Naming.Clean(name, "模板名称", NameLength), Naming.Clean(subject, "消息标题", SubjectLength), body.ReplaceLineEndings("\n").Trim());
    }
}
