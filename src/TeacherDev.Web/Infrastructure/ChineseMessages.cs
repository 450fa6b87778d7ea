using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Localization;

namespace TeacherDev.Web.Infrastructure;

/// <summary>One sentence for each kind of validation and binding failure; forms carry no messages of their own.</summary>
public sealed class ChineseMessages : IValidationMetadataProvider
{
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(a => a.ErrorMessage is null))
        {
            attribute.ErrorMessage = attribute switch
            {
                RequiredAttribute => "请填写{0}",
                StringLengthAttribute { MinimumLength: > 0 } => "{0}应为 {2} 到 {1} 个字",
                StringLengthAttribute or MaxLengthAttribute => "{0}最多 {1} 个字",
                RangeAttribute => "{0}应在 {1} 到 {2} 之间",
                EmailAddressAttribute => "{0}不是正确的邮箱地址",
                CompareAttribute => "{0}与{1}不一致",
                RegularExpressionAttribute => "{0}的格式不正确",
                _ => "{0}不正确",
            };
        }
    }

    /// <summary>What cannot even be read, in the language of whoever sent it.</summary>
    public static void Bind(DefaultModelBindingMessageProvider messages, IStringLocalizer t)
    {
        messages.SetAttemptedValueIsInvalidAccessor((value, label) => t["{0}不能是“{1}”，请核对", label, value]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(value => t["“{0}”不正确，请核对", value]);
        messages.SetUnknownValueIsInvalidAccessor(label => t["{0}不正确，请核对", label]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => t["所填内容不正确，请核对"]);
        messages.SetValueIsInvalidAccessor(value => t["“{0}”不正确，请核对", value]);
        messages.SetValueMustBeANumberAccessor(label => t["{0}应为数字", label]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => t["此处应为数字"]);
        messages.SetValueMustNotBeNullAccessor(label => t["请填写{0}", label]);
        messages.SetMissingBindRequiredValueAccessor(label => t["请填写{0}", label]);
        messages.SetMissingKeyOrValueAccessor(() => t["请填写此项"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => t["请求缺少内容"]);
    }
}
